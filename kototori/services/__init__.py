"""What the desk does: one class for one job, its methods are the verbs."""
