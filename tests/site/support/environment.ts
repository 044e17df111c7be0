/** What the site's own modules read when a test loads them outside the server. */
Object.assign(process.env, {
  PUBLIC_URL: 'https://portail.enim.example',
  CMS_TOKEN: 'token-of-the-tests-0123456789',
  CMS_WEBHOOK_SECRET: 'webhook-secret-of-the-tests-0123456789',
  PREVIEW_KEY: 'preview-key-of-the-tests-0123456789',
  SITE_KEY: 'site-key-of-the-tests-0123456789',
})
