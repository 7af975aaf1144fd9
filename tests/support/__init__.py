"""What tests share: databases, the cast, a client, a browser."""
