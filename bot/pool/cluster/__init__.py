"""The features of a pool in shards, which the workers of a Dask cluster hold."""
