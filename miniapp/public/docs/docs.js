// Shows the served document. Nothing is asked of any other host: the document comes from here, and no validator is called.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#viewer",
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  validatorUrl: null,
  displayRequestDuration: true,
});
