"""What people decided and what was released: the ledger of a deck. See `bank.ledger`."""
