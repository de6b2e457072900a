"""The learnt model goes out: a file for scikit-learn with its card, scores, a service."""
