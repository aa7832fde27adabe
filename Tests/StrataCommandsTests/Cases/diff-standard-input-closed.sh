strata diff - rendered/one.yaml <&-
