// Shows the document beside this page. Nothing outside this server is asked: the validator that Swagger UI would ask is switched off.
const response = await fetch('openapi.json');
const spec = await response.json();

// Swagger UI fills examples in, and a person who tries a list would send every filter at once. So they stand in the text.
const operations = Object.values(spec.paths).flatMap((path) => Object.values(path));
for (const parameter of operations.flatMap((operation) => operation.parameters ?? [])) {
  if (parameter.in !== 'query' || !parameter.required) {
    parameter.description += ` For example ${[parameter.example].flat().join(', ')}`;
    delete parameter.example;
  }
}

window.ui = SwaggerUIBundle({
  spec,
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  validatorUrl: null,
});
