"""The API's own description: OpenAPI 3.1 made from the route table, so that what is documented is what is read."""
