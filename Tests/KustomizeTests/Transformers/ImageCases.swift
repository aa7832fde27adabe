import Testing

// Recorded from `kubectl kustomize` (v5.5.0): what entries of `images` make of the resources here.

/// Entries of `images`, and the values of all fields called `image` after them.
struct ImageCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var entries: String
  var expected: [String]
}

let imageResources = """
  apiVersion: apps/v1
  kind: Deployment
  metadata: {name: d}
  spec:
    template:
      spec:
        containers:
        - {name: a, image: nginx}
        - {name: b, image: "nginx:1"}
        - {name: c, image: 'nginx:1@sha256:abc'}
        - {name: d, image: nginx@sha256:abc}
        - {name: e, image: xnginx}
        - {name: f, image: localhost:5000/nginx:3}
        - {name: g}
        - {name: h, image: null}
        - {name: i, image: 5}
        - {name: j, image: chaina:1}
        - {name: k, image: gcr.io/a.b:1}
        - {name: l, image: gcrxio/axb}
        - {name: m, image: "tmpl:{TAG}"}
        - {name: o, image: ""}
        - {name: p, image: "ä:1"}
  ---
  apiVersion: v1
  kind: Custom
  metadata: {name: c}
  foo:
    bar:
    - containers:
      - {image: nginx:0, containers: [{image: nginx:00}]}
      initContainers: {image: nginx:0}
    - image: nginx
  spec:
    containers: {image: nginx:7}
    template:
      spec:
        initContainers: [{image: nginx}]
        volumes: [{image: {reference: nginx:2}}]
  ---
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  metadata: {name: crd}
  spec: {template: {spec: {containers: [{image: nginx}]}}}

  """

let imageCases: [ImageCase] = [
  ImageCase(
    testDescription: "tag",
    entries:
      #"{name: nginx, newTag: v2}"#,
    expected: [
      "nginx:v2", "nginx:v2", "nginx:v2", "nginx:v2", "xnginx", "localhost:5000/nginx:3", "null", "5", "chaina:1",
      "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:v2", "nginx:v2", "nginx:0", "nginx",
      "nginx:v2", "nginx:v2", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "suffix, twice",
    entries:
      #"{name: nginx, tagSuffix: -x}"#,
    expected: [
      "nginx:-x-x", "nginx:1-x-x", "nginx:1-x-x", "nginx:-x-x", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00-x", "nginx:0-x", "nginx:0",
      "nginx", "nginx:7-x", "nginx:-x-x", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "digest",
    entries:
      #"{name: nginx, digest: "sha256:d"}"#,
    expected: [
      "nginx@sha256:d", "nginx@sha256:d", "nginx@sha256:d", "nginx@sha256:d", "xnginx", "localhost:5000/nginx:3",
      "null", "5", "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx@sha256:d",
      "nginx@sha256:d", "nginx:0", "nginx", "nginx@sha256:d", "nginx@sha256:d", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "tag and digest",
    entries:
      #"{name: nginx, newTag: v3, digest: "sha256:d"}"#,
    expected: [
      "nginx:v3@sha256:d", "nginx:v3@sha256:d", "nginx:v3@sha256:d", "nginx:v3@sha256:d", "xnginx",
      "localhost:5000/nginx:3", "null", "5", "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1",
      "nginx:v3@sha256:d", "nginx:v3@sha256:d", "nginx:0", "nginx", "nginx:v3@sha256:d", "nginx:v3@sha256:d",
      "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "tag and suffix",
    entries:
      #"{name: nginx, newTag: v3, tagSuffix: -y}"#,
    expected: [
      "nginx:v3", "nginx:v3", "nginx:v3", "nginx:v3", "xnginx", "localhost:5000/nginx:3", "null", "5", "chaina:1",
      "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:v3", "nginx:v3", "nginx:0", "nginx",
      "nginx:v3", "nginx:v3", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "a name that is no text",
    entries:
      #"{name: nginx, newName: "true"}"#,
    expected: [
      "true", "true:1", "true:1@sha256:abc", "true@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "true:00", "true:0", "nginx:0", "nginx",
      "true:7", "true", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "name of a number",
    entries:
      #"{name: "5", newName: "6"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "6",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "name of a null",
    entries:
      #"{name: "null", newName: "6"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "6", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "no name",
    entries:
      #"{newName: "6"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"6\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "no name but a tag",
    entries:
      #"{name: "", newTag: "6"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", ":6", "ä:1", "nginx:00", "nginx:0", "nginx:0", "nginx",
      "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "chain",
    entries:
      #"{name: chaina, newName: chainb}, {name: chainb, newName: chainc, newTag: "4"}, {name: chaina, newTag: "no"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chainc:4", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "dots are any character",
    entries:
      #"{name: gcr.io/a.b, newTag: "9"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:9", "gcrxio/axb:9", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "alternatives are not anchored",
    entries:
      #"{name: "nginx|zzz", newTag: "9"}"#,
    expected: [
      "nginx:9", "nginx:9", "nginx:9", "nginx:9", "xnginx", "localhost:5000/nginx:3", "null", "5", "chaina:1",
      "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:9", "nginx:9", "nginx:0", "nginx", "nginx:9",
      "nginx:9", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "the second alternative neither",
    entries:
      #"{name: "zzz|gin", newTag: "9"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "expression",
    entries:
      #"{name: ".*nginx", newName: 9x-nginx}"#,
    expected: [
      "9x-nginx", "9x-nginx:1", "9x-nginx:1@sha256:abc", "9x-nginx@sha256:abc", "9x-nginx", "9x-nginx:3", "null",
      "5", "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "9x-nginx:00", "9x-nginx:0",
      "nginx:0", "nginx", "9x-nginx:7", "9x-nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "expression that takes the tag",
    entries:
      #"{name: "n.*", newName: nn}"#,
    expected: [
      "nn", "nn:1", "nn:1@sha256:abc", "nn@sha256:abc", "xnginx", "localhost:5000/nginx:3", "nn", "5", "chaina:1",
      "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nn:00", "nn:0", "nginx:0", "nginx", "nn:7", "nn",
      "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "template tag",
    entries:
      #"{name: tmpl, newTag: "9"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:9", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0", "nginx",
      "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "other scripts",
    entries:
      #"{name: "ä", newTag: "9"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:9", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "two dots",
    entries:
      #"{name: "..", newTag: "9"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "registry with a port",
    entries:
      #"{name: "localhost:5000/nginx", newTag: "9"}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:9", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "class",
    entries:
      #"{name: "[mnx]ginx", newTag: "9"}"#,
    expected: [
      "nginx:9", "nginx:9", "nginx:9", "nginx:9", "xnginx", "localhost:5000/nginx:3", "null", "5", "chaina:1",
      "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:9", "nginx:9", "nginx:0", "nginx", "nginx:9",
      "nginx:9", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "repeat what it made",
    entries:
      #"{name: "n+ginx", newName: nnginx, tagSuffix: s}"#,
    expected: [
      "nnginx:ss", "nnginx:1ss", "nnginx:1ss", "nnginx:ss", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nnginx:00s", "nnginx:0s", "nginx:0",
      "nginx", "nnginx:7s", "nnginx:ss", "nginx:2", "nginx",
    ]),
  ImageCase(
    testDescription: "nothing but a name",
    entries:
      #"{name: nginx}"#,
    expected: [
      "nginx", "nginx:1", "nginx:1@sha256:abc", "nginx@sha256:abc", "xnginx", "localhost:5000/nginx:3", "null", "5",
      "chaina:1", "gcr.io/a.b:1", "gcrxio/axb", "tmpl:{TAG}", "\"\"", "ä:1", "nginx:00", "nginx:0", "nginx:0",
      "nginx", "nginx:7", "nginx", "nginx:2", "nginx",
    ]),
]
