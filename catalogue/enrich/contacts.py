"""Telephones, mail and web addresses as pages show them: what is read, and what is pressed."""

from __future__ import annotations

from urllib.parse import urlsplit

from catalogue.enrich.page_data import Contact


def phone_contact(number: str | None) -> Contact | None:
    """ "+84912345678" → read as "+84 912 345 678", pressed as tel:."""
    if number is None:
        return None
    local = number.removeprefix("+84")
    # Groups of three from the right: how numbers of nine digits are read in Vietnam.
    parts = [local[max(end - 3, 0) : end] for end in range(len(local), 0, -3)][::-1]
    return Contact(" ".join(["+84", *parts]), f"tel:{number}")


def mail_contact(address: str | None) -> Contact | None:
    return Contact(address, f"mailto:{address}") if address else None


def booking_contact(booking: str | None) -> Contact | None:
    if booking is None:
        return None
    if booking.startswith("https://"):
        return Contact(host_of(booking), booking)
    return Contact(booking, None)


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
