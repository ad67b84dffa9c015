"""Portuguese."""

STOPWORDS = """
o a os as um uma de do da dos das e é não eu você nós que em no na nos nas para por com este esta isso isto meu
minha nosso nossa como qual quando se mas ou também sem mais ao à são ser há me está pode preciso quero faça
"""

WORDS = """
find: ache, encontre, encontrar, procure
top.judge: lícito, ilícito, válid*, processad*, falência, anular*, anulad*, recuperação judicial, vender a empresa,
  ilegal
request: por favor, pode, poderia, preciso, precisamos, me ajude, quero
own: noss*, meu, minha, temos
chat: olá, oi, bom dia, boa tarde, boa noite, obrigado, obrigada, valeu, tchau, até logo, tudo bem, piada, ótimo,
  perfeito, tenha um
ack: sim, não, pode fazer, faça, faz isso, continue, continua, vá em frente, beleza, certo, claro, está bem, tá bom,
  isso mesmo, pode, manda, prossiga, segue
follow: continua sem, ainda, não funciona, isso, isto, também, de novo, agora, depois, então, mesmo, outro, outros,
  resto, ambos, e, essa, esse, além
easy.edit: renome*, erro de digitação, substitu*, apag*, remov*, exclu*, comente, mova, mude o texto, mude a cor,
  troque
easy.language: traduz*, reformul*, corrija, corrigir, encurt*, ortografia, gramática, educad*, em inglês,
  em português, para inglês, para o inglês, para português, para o português, se escreve, formal, tom, assunto,
  título para
easy.format: format*, orden*, convert*, indent*, maiúscula*, minúscula*, em tabela, em uma tabela, arredond*,
  alfabétic*
easy.list: lista, liste, listar, enumer*, cite, me dê três, dê cinco, sinônimo*, sinónimo*, exemplos, exemplo
easy.define: o que é, o que são, o que significa, significa, significado, defin*, definição, para que serve,
  quer dizer
easy.lookup: quantos habitantes, quem, quando, onde, qual, quais, quantos, quantas, quanto, que horas, capital,
  atalho, comando, qual porta, previsão do tempo
easy.show: mostre, mostra, abra, leia, imprima, repita, conte
easy.arith: mais, menos, vezes, por cento de, dividido, raiz quadrada
small: mais curto, só, apenas, somente, rápido, rapidamente, simplesmente, curto, curta, breve, pequeno, pequena,
  simples, uma linha, uma palavra, uma frase, rapidinho
smallthing: linha, palavra, frase, variável, botão, comentário, título, cor, rótulo, e mail, email, mensagem, data,
  texto, coluna, nome
med.explain: expliq*, explica*, descrev*, resum*, entender, diferença*, como funciona, o que acontece, visão geral
med.write: escrev*, redij*, crie, criar, cria, adicion*, ger*, configur*, script, faça um, faça uma, monte, instal*
med.test: testes unitários, teste unitário, testes, casos de teste, teste para
med.fix: corrija o bug, consert*, arrum*, bug, bugs, erro, erros, não funciona, falha*, quebrad*, exceção, resolv*,
  trava, incorret*
med.howto: como posso, como faço, como eu, como se, como criar, como adicionar, como instalar, como
med.compare: compar*, melhor*, recomend*, vantagens, desvantagens, alternativas, devo, deveria, vale a pena, sugir*,
  sugest*, dicas, ideias
med.calc: calcul*, resolva, estim*, média, total, soma, juros
codething: função, método, classe, consulta, regex, componente, formulário, loop, página, carta, artigo, redação,
  poema, endpoint
hard.build: gestão de, assinaturas, sistema de agendamento, com lembretes, implement*, desenvolv*, integr*,
  constru*, funcionalidade*, suporte a, autenticação, tempo real, permissões, busca, notificações
hard.refactor: refator*, reestrutur*, desacopl*, reescrev*, moderniz*, extrai*, separ*, divid*, limp*, reorganiz*,
  legado, dívida técnica
hard.migrate: migr*, migração, passar de, mover nosso, atualiz*, mudar de, transição
hard.optimise: otimi*, optimi*, aceler*, mais rápid*, lent*, gargalo*, desempenho, performance,
  vazamento de memória, latência, escal*, reduzir custos, consumo de memória, demora*
hard.investigate: depur*, debug*, investig*, diagnosti*, descubr*, descobr*, encontre a causa, ache a causa,
  por que falha, rastre*, o que está acontecendo, causa
hard.flaky: nada funciona, desde a atualização, fora de ordem, levam, cobrados duas vezes, estoura*, às vezes,
  intermitente*, aleatóri*, de vez em quando, sob carga, só em produção, apenas em produção, trav*, esporádic*,
  desaparec*, sumi*, duas vezes, perdid*, inconsistente*, desde o, desde a, uma vez por, não consigo reproduzir,
  bloque*, timeout*, só quando
hard.design: projet*, desenh*, arquitetura*, plano, planej*, estratégia*, roteiro, propon*, propost*,
  modelo de dados, esquema, elabor*
hard.review: revis*, avali*, analis*, análise, verific*, critic*, riscos, risco, fraquezas, pontos fracos
top.prove: prov*, demonstr*, refut*, contraexemplo*, teorema, lema, conjectura, indução, formalmente,
  se e somente se, linearizáv*, mostre que
top.audit: roubar*, roubaria, hackear*, hacker*, ransom*, resgate, todos os caminhos, invadi*, desvi*, intrus*,
  dados de outro, burlar, audit*, modelo de ameaças, modelagem de ameaças, ameaças, atac*, ataque*, vulnerab*,
  teste de penetração, pentest, explor*, análise de segurança, revisão de segurança, abuso
top.cause: sobrevive, onde está o erro, a partir de que carga, desaba, causa raiz, causas raiz, post mortem,
  incidente*, hipótese*, por que só, por que apenas, causal*, como é possível
top.derive: deriv*, deduz*, limite inferior, limite superior, cota*, ótim*, equilíbrio, invariant*, corretude,
  complexidade, minimiz*, maximiz*, valor esperado, rigor*, converg*, np difícil, probabilidade*, simul*, assintót*
top.weigh: trade offs, pese, ponder*, consequência*, implicações, cenário*, justifi*, argument*, contra argumento*,
  ética, ético, decisão, decidir, dilema, contradi*, impacto, prós e contras
top.novel: inédit*, novo algoritmo, nosso próprio, compilador, protocolo de consenso, escalonador, coletor de lixo,
  sem locks, sistema de tipos, estado da arte, pesquisa
top.think: pense bem, passo a passo, raciocin*
deep: detalhad*, em detalhe*, complet*, a fundo, exaustiv*, aprofund*, profund*, precis*, casos extremos,
  casos de borda, sistemátic*, minucios*
whole: inteir*, todo o, toda a, todos os, todas as, código base, base de código, em toda parte, ponta a ponta,
  do zero, tudo
multi: vári*, múltipl*, módulos, arquivos, serviços, equipes, centenas, milhares, tabelas, diferentes
bigthing: sistema, plataforma, serviço, microsserviço*, microserviço*, monólito*, infraestrutura, backend, pipeline,
  cluster, banco de dados, aplicação, aplicativo, app, protocolo, motor, produto
dom.distributed: distribuíd*, consenso, replicação, consistência, partição, partições, idempot*,
  alta disponibilidade, tolerância a falhas, multirregião, recuperação de desastres
dom.concurrency: concorr*, condição de corrida, condições de corrida, deadlock*, bloqueios, paralel*, simultâne*,
  threads, thread, race condition*, transaç*
dom.security: criptograf*, autentic*, autoriz*, segurança, segur*, senha*, token*, injeção, certificado*
dom.data: esquema, índice*, tabela, dados, transação, linhas
dom.money: pagamento*, faturamento, fatura*, contab*, imposto*, reembolso*, orçamento, preço*, receita, fraude,
  seguro*, empréstimo*, banco*, bancári*, financeir*
dom.law: contrato*, cláusula*, responsabilidade, lgpd, jurídic*, legal*, demissão, tribunal, licença*,
  processo judicial
dom.medicine: paciente*, diagnóstico, sintoma*, medicamento*, dose, doença*, tratamento*
dom.math: integral*, matriz, autovalor*, número primo, números primos, polinômio*, sequência, série, limite,
  desigualdade, equação, equações, grafo*, espaço vetorial, grupo, função f
dom.stats: regressão, significân*, confiança, amostra, correlação, variância, previsão, estatístic*
dom.ml: modelo*, trein*, neural, neurais, aprendizado, embedding*
stakes: um centavo, nas contas, faltam, produção, fora do ar, tempo de inatividade, interrupção, sem parar,
  perda de dados, perder dados, milhões, retrocompat*, compatibilidade, rollback, conformidade, regulat*, crític*,
  por segundo, ao vivo, reverter, downtime
vague: deixe pronto, pronto para, algo estranho, algo errado, estranh*, melhor*, pronto para produção,
  faça funcionar, dê um jeito, se vira, até que, autônom*, sem perguntar, robust*, ninguém sabe, não sei por que
constraint: deve, devem, sem, exceto, enquanto, pelo menos, no máximo, não pode, mas, embora, garant*, assegur*,
  manter, mantendo, nunca, mesmo se, mesmo que, apesar, respeit*
why: por que, por quê, porque, qual o motivo
ifs: supon*, suponh*, dado, seja, se, cada, e se
"""
