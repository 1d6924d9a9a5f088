window.ui = SwaggerUIBundle({ spec, dom_id: '#api' });
