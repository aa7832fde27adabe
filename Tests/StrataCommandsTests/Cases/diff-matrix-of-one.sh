strata diff --matrix web/base
