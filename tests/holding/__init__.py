"""What must hold over the whole product, whatever slice is added: nothing lost, nothing leaked, nothing crashed."""
