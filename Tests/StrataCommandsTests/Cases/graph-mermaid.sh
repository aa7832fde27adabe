strata graph web/base -o mermaid
