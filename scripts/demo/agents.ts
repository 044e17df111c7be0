/**
 * Fictional people of Enim, whose passwords and authenticators are plainly those of a trial: the
 * api loads them outside production only. The agent has one service less than the supervisor.
 */
export const agents = [
  {
    email: 'agent@enim.example',
    name: 'Gaëlle Spécimen',
    role: 'agent',
    services: ['cotisation'],
    password: 'demonstration-agent-seulement',
    totpSecret: 'DEMOAGENTDEMOAGENTDEMOAGENTDEMOA',
  },
  {
    email: 'superviseur@enim.example',
    name: 'Yann Exemple',
    role: 'supervisor',
    services: ['cotisation', 'declaration'],
    password: 'demonstration-superviseur-seulement',
    totpSecret: 'DEMOSUPERDEMOSUPERDEMOSUPERDEMOS',
  },
  {
    email: 'administrateur@enim.example',
    name: 'Solène Modèle',
    role: 'administrator',
    services: [],
    password: 'demonstration-administrateur-seulement',
    totpSecret: 'DEMOADMINDEMOADMINDEMOADMINDEMOA',
  },
]
