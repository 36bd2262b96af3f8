"""What pages show beyond what files say: status on a day, addresses, lists, related products."""
