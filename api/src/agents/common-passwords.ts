/**
 * The commonest long passwords of published lists, French and English, without accents or capitals,
 * and the words that the digits and signs around them leave.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `motdepasse monmotdepasse lemotdepasse motdepassemotdepasse nouveaumotdepasse password
  passwordpassword mypassword newpassword changeme changemenow changezmoi letmein letmeinplease
  welcome welcometo bienvenue bonjour bonjourbonjour bonsoir aurevoir jetaime jetaimejetaime
  jetaimemonamour jetaimefort jetadore monamour moncoeur moncheri macherie mapuce mabelle
  iloveyou iloveyouforever iloveyousomuch iloveyoubaby azerty azertyuiop azertyuiopqsdfghjklm qwerty
  qwertyuiop qwertyqwerty azertyazerty azertyqsdfgh qazwsxedcrfv qazwsxedc admin administrateur
  administrator adminadmin superviseur supervisor utilisateur root toor secret secretsecret
  topsecret soleil soleilsoleil chocolat chocolatchocolat doudou doudoudoudou loulou nounours
  princesse princess papillon papillons marseille olympiquedemarseille allezlom parissaintgermain
  parisparis paris france vivelafrance football footballfootball liverpool manchesterunited
  coucou coucoucoucou salut salutsalut vacances printemps automne hiver summer winter spring
  autumn juillet septembre octobre novembre decembre janvier fevrier lundi dimanche bretagne
  portbretagne bateau bateaux marin marins matelot capitaine pecheur cotisation declaration
  superman batman batmanbatman spiderman starwars pokemon dragon dragonball dragonballz monkey
  mickeymouse sunshine starlight shadow michaeljackson harrypotter iamthebest computer internet
  ordinateur facebook googlegoogle microsoft windows connexion deconnexion correcthorsebatterystaple
  mercredi vendredi samedi jeudi mardi trustnoone trustno1 whatever nothing nothingtohide
  test testtest testtesttest testtesttesttest essai essaiessai exemple example securite
  1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 q1w2e3r4t5y6
  a1b2c3d4e5f6 1a2z3e4r5t6y a1z2e3r4t5y6 123456azerty azerty123456 qwerty123456 123456qwerty
  p@ssw0rdp@ssw0rd p@ssw0rd1234 passw0rd1234 m0td3p@ss3 motdep@sse passw0rd p@ssword p@ssw0rd
  abcd1234abcd 123abc456def 1234abcd5678 abc123abc123`.split(/\s+/),
)
