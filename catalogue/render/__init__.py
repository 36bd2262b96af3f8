"""What pages show besides their text: photos, QR codes, badges, cards."""
