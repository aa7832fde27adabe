strata build broken/patch --color always
