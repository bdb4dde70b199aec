"""The guided review: section by section, goal by goal; it can be left and resumed."""
