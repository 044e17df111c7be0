/** Addresses that portals leave open by mistake: those of Strapi, of its api, of tools and of files. */
export function makeStrayPaths(): string[] {
  const paths = [...prefixes.flatMap((prefix) => names.map((name) => `${prefix}/${name}`))]
  return [...new Set(paths.flatMap((path) => suffixes.map((suffix) => `${path}${suffix}`)))]
}

const prefixes = ['', '/api', '/cms', '/strapi', '/backend', '/static', '/..', '//127.0.0.1:1337']

const uid = 'api::news-article.news-article'

const strapi = [
  ...['admin', 'admin/init', 'admin/login', 'admin/register-admin', 'admin/users', 'admin/roles'],
  ...['admin/api-tokens', 'admin/webhooks', 'admin/information', 'admin/project-type'],
  ...['admin/transfer/runner/push', 'admin/forgot-password', 'admin/registration-info'],
  ...[
    'content-manager/init',
    `content-manager/collection-types/${uid}`,
    'content-manager/components',
  ],
  ...[
    'content-type-builder/schema',
    'content-type-builder/content-types',
    'users-permissions/roles',
  ],
  ...[
    'auth/local',
    'auth/local/register',
    'auth/forgot-password',
    'auth/reset-password',
    'users/me',
  ],
  ...['upload', 'upload/files', 'upload/folders', 'uploads', 'uploads/declaration_1a2b3c.pdf'],
  ...[
    'news-articles',
    'news-articles?status=draft',
    'news-articles?populate=*',
    'setting',
    'themes',
  ],
  ...['faq-entries', 'answer-templates', 'deadlines', 'i18n/locales', 'documentation', 'graphql'],
  ...['news-articles?filters[createdBy][password][$startsWith]=$2a', 'redaction', '_health'],
  ...['apercu', 'preview', 'draft', 'review-workflows/workflows', 'content-releases', 'email/test'],
]

const tools = [
  ...['_image?href=https://evil.example/x.png', '_actions/x', '_server-islands/x', '@vite/client'],
  ...['@fs/etc/passwd', '__inspect', 'node_modules/.package-lock.json', 'src/pages/index.astro'],
  ...['metrics', 'status', 'server-status', 'actuator/health', 'actuator/env', 'debug', 'trace'],
  ...[
    'console',
    'swagger',
    'swagger.json',
    'openapi.json',
    'phpinfo.php',
    'wp-login.php',
    'cgi-bin/x',
  ],
  ...['v1/openapi.json', 'health', 'healthz', 'internal', 'jobs', 'outbox', 'messages', 'mailbox'],
]

const files = [
  ...['.git/config', '.git/HEAD', '.gitignore', '.env', '.env.production', '.npmrc', '.DS_Store'],
  ...['.svn/entries', '.hg/store', '.htaccess', '.ssh/id_rsa', '.bash_history', '.vscode/settings'],
  ...['package.json', 'package-lock.json', 'server.ts', 'server/environment.ts', 'astro.config.ts'],
  ...['dist/server/entry.mjs', 'entry.mjs', 'manifest.json', 'var/secrets.json', 'secrets.json'],
  ...['var/api/portal.db', 'portal.db', 'data.db', 'backup.sql', 'dump.sql', 'database.sqlite'],
  ...['etc/passwd', 'proc/self/environ', 'id_rsa', 'docker-compose.yml', 'Dockerfile', 'README.md'],
  ...['docs/security.md', 'crossdomain.xml', 'web.config', 'config.json', 'credentials', 'kept'],
]

const names = [...strapi, ...tools, ...files]

const suffixes = ['', '/', '~', '.bak', '.old', '.map', '%00', '/..%2f']
