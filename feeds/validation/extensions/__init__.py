"""The modules, one file a namespace or a few small ones: flat tables of elements."""
