// Shows the document beside this page. Nothing outside this server is asked: the validator that Swagger UI would ask is switched off.
window.ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  requestSnippetsEnabled: true,
  validatorUrl: null,
});
