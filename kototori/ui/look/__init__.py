"""How everything is drawn, sized, touched and read aloud."""
