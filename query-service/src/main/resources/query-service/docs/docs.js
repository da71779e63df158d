// The library's own validator is on another host.
window.SwaggerUIBundle({
  url: '/openapi.yml',
  dom_id: '#docs',
  deepLinking: true,
  displayOperationId: true,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: 'none',
});
