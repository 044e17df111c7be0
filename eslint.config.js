import astro from 'eslint-plugin-astro'
import tseslint from 'typescript-eslint'

const sql = String.raw`/^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s/`
const browserOnly = ['document', 'window', 'customElements']

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/.astro/',
      '**/node_modules/',
      'var/',
      'cms/types/',
      'cms/.strapi/',
      '**/*.{js,mjs,cjs}',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: false, allowNullish: false, allowAny: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
      ],
    },
  },
  {
    // Only stores speak SQL; the platform sets up the database itself.
    files: ['api/src/**/*.ts'],
    ignores: ['**/*store.ts', 'api/src/platform/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
        { selector: `Literal[value=${sql}]`, message: 'SQL belongs to a store.ts.' },
        { selector: `TemplateElement[value.raw=${sql}]`, message: 'SQL belongs to a store.ts.' },
      ],
    },
  },
  {
    // Pages render on the server: only the islands in ui and features may name the browser.
    files: ['site/server.ts', 'site/server/**/*.ts', 'site/src/lib/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...browserOnly] },
  },
  ...astro.configs['flat/recommended'],
  ...astro.configs['flat/jsx-a11y-strict'],
  {
    files: ['site/src/**/*.astro'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['site/src/ui/**/*.astro'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/features/**', '**/lib/**', '**/pages/**', '**/layouts/**'],
              message: 'ui imports only ui.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['site/src/features/**/*.astro', 'site/src/layouts/**/*.astro'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/pages/**'], message: 'Pages import features, not the reverse.' },
          ],
        },
      ],
    },
  },
)
