sarif() { strata "$@" --message-format sarif 2>&1 > /dev/null | sed "s/$(strata --version)/VERSION/"; }
sarif build broken/patch
sarif build warns
sarif build web/base
sarif diff warns web/nowhere
sarif build web/base --stritc
