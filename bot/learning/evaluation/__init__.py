"""Statistics of the exam, of certificates and of proofs: pure functions of counts and arrays."""
