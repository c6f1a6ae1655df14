"""The trained reader: word pieces, encoder, trees, names and roles, read from ONNX weights."""
