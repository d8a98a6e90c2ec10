/**
 * typescript-eslint's strictTypeChecked for everything; each rule that is changed says why. Three programs are told
 * apart, as by tsc: the server, its tests, and the browser UI.
 */
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const typed = (project) => ({ languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } } });

const ENV_RULE = {
  object: 'process',
  property: 'env',
  message: 'Only src/config reads the environment: add a field to Config.',
};

const NODE_GLOBALS = [
  'process',
  'console',
  'module',
  'Buffer',
  'URL',
  'fetch',
  'setTimeout',
  'clearTimeout',
  'AbortSignal',
];

export default defineConfig(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      'src/contract/openapi.ts',
      'test/problems/',
      'test/languages/',
      'test/truth-table/',
      'test/redteam/*/',
    ],
  },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    // It does not see what a callback reads or writes between two statements.
    rules: { 'no-useless-assignment': 'off' },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [ts.configs.strictTypeChecked],
    rules: {
      // A number in a message reads as expected; what the rule is after are objects, null and undefined.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Nest's modules are classes with nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `onClick={() => save()}`: braces would only add lines.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A parameter that an interface demands and nobody needs is named with an underscore.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A union switch that forgets a member would fall through to undefined: a verdict must never be forgotten.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Classes of bodies and answers exist for validation and OpenAPI; what is answered is a plain object of that shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': ['error', ENV_RULE],
    },
  },
  { files: ['src/**/*.ts'], ignores: ['src/web/**', '**/*.spec.ts'], ...typed('./tsconfig.json') },
  {
    files: ['src/**/*.spec.ts', 'test/**/*.ts', 'vitest.config.ts'],
    ignores: ['src/web/**'],
    ...typed('./tsconfig.test.json'),
  },
  {
    files: ['src/web/**/*.ts', 'src/web/**/*.tsx'],
    ...typed('./src/web/tsconfig.json'),
    rules: {
      // React calls handlers and ignores what they return; a rejected one is caught by the query client.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // The readers of the environment (the command line has one file for its own), the configuration of tools, and tests, which start processes with one of their own.
    files: [
      'src/config/**',
      'src/cli/environment.ts',
      'vitest.config.ts',
      'src/web/vite.config.ts',
      'test/**',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      // Tests look into JSON of every shape; a wrong guess fails the test, which is what it is for.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What benches and slow tests print is read by people.
      'no-console': 'off',
    },
  },
  {
    // Plain JavaScript that runs before anything is installed or built: bootstrap, launcher, tools' configuration.
    files: ['**/*.mjs', '**/*.cjs', '*.js'],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])) },
  },
  { files: ['src/web/public/*.js'], languageOptions: { globals: { window: 'readonly', document: 'readonly' } } },
);
