strata build web/bsae
