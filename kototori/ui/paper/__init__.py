"""On the way to paper: printers, the queue, a PDF on the screen."""
