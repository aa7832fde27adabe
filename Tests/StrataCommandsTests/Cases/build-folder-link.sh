mkdir out && echo precious > target && ln -s ../target out/v1_service_web.yaml
strata build web/base -o out
ls out; cat target
