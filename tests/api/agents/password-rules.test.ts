import { expect, test } from 'vitest'
import { findPasswordFault } from '../../../api/src/agents/password-rules.ts'

const owner = { name: 'Nadia Nœud-Coulant', email: 'n.coulant@enim.example' }

test('words that have nothing to do with each other may be chosen', () => {
  for (const password of [
    'goéland-ficelle-tambour',
    'correct pour un cheval vert',
    'Xk9$mZ2!vQ7#pL',
    'agrafe batterie cheval',
    'a'.repeat(6) + ' bout du quai ' + 'z'.repeat(100),
  ]) {
    expect({ password, fault: findPasswordFault(password, owner) }).toEqual({ password })
  }
})

test.each([
  ['court', 'au moins 12'],
  ['onze-lettre', 'au moins 12'],
  ['🌊🌊🌊🌊🌊🌊', 'au moins 12'],
  ['long '.repeat(26), 'au plus 128'],
  ['nadia aime la mer', 'ni votre nom'],
  ['Les coulants du port', 'ni votre nom'],
  ['bienvenue à l’ENIM', 'ni votre nom'],
  ['aaaaaaaaaaaa', 'se répète'],
  ['abababababababab', 'se répète'],
  ['phare!phare!phare!', 'se répète'],
  ['123456789012', 'ordre du clavier'],
  ['987654321098', 'ordre du clavier'],
  ['azertyuiopqs', 'ordre du clavier'],
  ['mlkjhgfdsqpo', 'ordre du clavier'],
  ['Motdepasse2026!', 'plus courants'],
  ['!!!Password1234', 'plus courants'],
  ['Marseille13013', 'plus courants'],
  ['1q2w3e4r5t6y', 'plus courants'],
])('« %s » is refused', (password, reason) => {
  expect(findPasswordFault(password, owner)).toContain(reason)
})
