const path = (...patterns) => ({ path: patterns })

/** Who may import whom: docs/architecture.md says it in words. */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^(astro:|virtual:)', '\\.css\\?url$'] },
    },
    {
      name: 'content-types-imports-only-zod',
      severity: 'error',
      from: { path: '^content-types/', pathNot: '^content-types/src/pdf-form/' },
      to: { pathNot: ['^content-types/', 'node_modules/zod/'] },
    },
    {
      name: 'pdf-form-imports-only-pdf-lib',
      severity: 'error',
      from: path('^content-types/src/pdf-form/'),
      to: { pathNot: ['^content-types/', 'node_modules/pdf-lib/'] },
    },
    {
      // Half a megabyte that no page needs.
      name: 'servers-alone-read-pdfs',
      severity: 'error',
      from: path('^site/', '^content-types/src/(?!pdf-form/)'),
      to: path('^content-types/src/pdf-form/', 'node_modules/pdf-lib/'),
    },
    {
      name: 'cms-imports-no-other-part',
      severity: 'error',
      from: path('^cms/'),
      to: path('^(api|site|tests|scripts)/'),
    },
    {
      name: 'api-imports-no-other-part',
      severity: 'error',
      from: path('^api/'),
      to: path('^(cms|site|tests|scripts)/'),
    },
    {
      name: 'site-imports-no-other-part',
      severity: 'error',
      from: path('^site/'),
      to: path('^(cms|api|tests|scripts)/'),
    },
    {
      name: 'nobody-imports-tests-or-scripts',
      severity: 'error',
      from: { pathNot: ['^tests/', '^scripts/'] },
      to: path('^(tests|scripts)/'),
    },
    {
      name: 'scripts-use-public-doors',
      severity: 'error',
      from: path('^scripts/'),
      to: { path: '^(api|cms|site|tests)/', pathNot: '^api/src/platform/pdf/index\\.ts$' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: path('^api/src/platform/'),
      to: { path: '^api/src/', pathNot: '^api/src/platform/' },
    },
    {
      name: 'features-enter-by-index',
      severity: 'error',
      from: { path: '^api/src/([^/]+)/', pathNot: '^api/src/platform/' },
      to: {
        path: '^api/src/[^/]+/',
        pathNot: ['^api/src/$1/', '^api/src/platform/', '^api/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'only-stores-reach-the-database',
      severity: 'error',
      from: {
        path: '^api/src/',
        pathNot: ['store\\.ts$', '^api/src/platform/', '^api/src/(main|deps)\\.ts$'],
      },
      to: { path: '@libsql/client' },
    },
    {
      name: 'ui-imports-only-ui',
      severity: 'error',
      from: path('^site/src/ui/'),
      to: path('^site/src/(features|lib|layouts|pages)/'),
    },
    {
      name: 'features-do-not-import-pages',
      severity: 'error',
      from: path('^site/src/(features|lib|layouts)/'),
      to: path('^site/src/pages/'),
    },
    {
      name: 'one-file-knows-lucia',
      severity: 'error',
      from: { pathNot: '^api/src/sessions/lucia\\.ts$|node_modules' },
      to: { path: 'node_modules/lucia/' },
    },
    {
      name: 'one-file-knows-oslo',
      severity: 'error',
      from: { pathNot: '^api/src/(accounts/code-hash|agents/totp)\\.ts$|node_modules' },
      to: { path: 'node_modules/oslo/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cms|site)/(dist|.astro)/|^var/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
