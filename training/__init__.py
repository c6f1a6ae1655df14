"""Training of the encoder that reads the text: run by whoever rebuilds the model, never imported by the application."""
