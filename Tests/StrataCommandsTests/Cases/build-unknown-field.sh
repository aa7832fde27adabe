strata build broken/field
