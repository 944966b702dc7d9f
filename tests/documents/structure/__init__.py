"""Structure that a file names itself: parts, tables, sheets, numbers, archives."""
