"""Spanish."""

STOPWORDS = """
el la los las un una unos de del y es no yo tu nosotros que en para por con este esta estos esto mi mis nuestro
nuestra cómo qué cuál cuándo si pero o también sin más al se son ser hay me lo le su está puedes necesito quiero
hazme
"""

WORDS = """
find: encuentra, encontrar, busca, halla
top.judge: lícito, ilícito, válid*, demandar*, demandad*, quiebra, bancarrota, anular*, anulable,
  concurso de acreedores, vender la empresa, ilegal
request: por favor, puedes, podrías, necesito, necesitamos, ayúdame, quiero, hay que
own: nuestr*, mi, mis, tenemos
chat: hola, buenos días, buenas tardes, buenas noches, buenas, gracias, muchas gracias, adiós, hasta luego,
  cómo estás, qué tal, chiste, genial, perfecto, que tengas
ack: sí, vale, de acuerdo, hazlo, adelante, continúa, sigue, dale, claro, perfecto, está bien, correcto, exacto,
  procede, bien, venga
follow: sigue, todavía, no funciona, eso, esto, también, otra vez, ahora, luego, entonces, mismo, otro, otros,
  resto, ambos, lo, y, además, mejor, esos
easy.edit: renombr*, cambia el nombre, errata, reemplaz*, sustituy*, borra, elimin*, quita, comenta, mueve,
  cambia el texto, cambia el color
easy.language: traduc*, traduz*, reformul*, corrige, corregir, acorta, ortografía, gramática, cortés, en inglés,
  en español, en francés, al inglés, al español, al francés, al alemán, se escribe, formal, tono, asunto,
  título para
easy.format: formate*, formatea, orden*, conviert*, indent*, mayúscula*, minúscula*, en una tabla, como tabla,
  en tabla, redonde*, alfabétic*
easy.list: lista, listar, enumer*, dime tres, dame tres, dame cinco, nombra, sinónimo*, ejemplos, ejemplo
easy.define: qué es, qué son, qué significa, significa, significado, defin*, definición, para qué sirve,
  quiere decir
easy.lookup: cuántos habitantes, quién, cuándo, dónde, cuál, cuáles, cuántos, cuántas, cuánto, qué hora, capital,
  atajo, comando, qué puerto, clima
easy.show: muestra, muéstrame, abre, lee, imprime, repite, cuenta
easy.arith: más, menos, por ciento de, dividido, raíz cuadrada
small: más corto, solo, sólo, rápido, rápidamente, simplemente, corto, corta, breve, brevemente, pequeño, pequeña,
  sencillo, sencilla, simple, una línea, una palabra, una frase, nada más
smallthing: línea, palabra, frase, variable, botón, comentario, título, color, etiqueta, correo, mensaje, fecha,
  texto, columna, nombre
med.explain: explic*, describ*, resum*, entender, diferencia*, cómo funciona, qué pasa, visión general, cuéntame
med.write: escrib*, redact*, crea, crear, agrega, agregar, añad*, gener*, configur*, script, hazme, pon, monta,
  instal*
med.test: pruebas unitarias, prueba unitaria, tests, test unitario, tests unitarios, casos de prueba, pruebas para
med.fix: arregl*, repar*, bug, bugs, error, errores, no funciona, falla, fallan, roto, rota, excepción, soluciona*,
  se cae, incorrect*
med.howto: cómo puedo, cómo hago, cómo se, cómo crear, cómo agregar, cómo instalar, cómo añadir, cómo
med.compare: compar*, mejor, recomiend*, recomend*, ventajas, desventajas, alternativas, debería, conviene, sugier*,
  consejos, ideas
med.calc: calcul*, resuelv*, estim*, promedio, total, suma, interés
codething: función, método, clase, consulta, regex, componente, formulario, bucle, página, carta, artículo, ensayo,
  poema, endpoint
hard.build: gestión de, suscripciones, sistema de citas, sistema de reservas, con recordatorios, implement*,
  desarroll*, integr*, constru*, funcionalidad*, soporte para, autenticación, tiempo real, roles y permisos,
  permisos, búsqueda, notificaciones
hard.refactor: separa, separar, refactor*, reestructur*, desacopl*, reescrib*, moderniz*, extrae, dividir, divide,
  limpi*, reorganiz*, heredad*, deuda técnica
hard.migrate: migr*, migración, pasar de, mover nuestro, actualiz*, cambiar de, transición, trasladar
hard.optimise: optimi*, aceler*, más rápid*, lent*, cuello de botella, rendimiento, fuga de memoria,
  fugas de memoria, latencia, escal*, reducir costos, reducir costes, consumo de memoria, tarda
hard.investigate: depur*, debug*, investig*, diagnosti*, averigu*, encuentra la causa, encuentra por qué, descubr*,
  por qué falla, localiza, rastre*, qué está pasando, causa
hard.flaky: no funciona nada, nada funciona, desde la actualización, desordenad*, dobles, solo de noche, tardan,
  cobra dos veces, a veces, intermitente*, aleatori*, de vez en cuando, bajo carga, solo en producción, se cuelga,
  se queda, esporádic*, desaparec*, dos veces, perdid*, inconsistente*, desde el, desde la, una vez al,
  no se puede reproducir, bloque*, timeout*, solo cuando
hard.design: diseñ*, arquitectura*, plan, planific*, estrategia*, hoja de ruta, propon*, propuesta, modelo de datos,
  esquema, elabor*, plantea
hard.review: revis*, evalu*, analiz*, análisis, verific*, critic*, riesgos, riesgo, debilidades, puntos débiles,
  valora
top.prove: demuestr*, demostr*, prueba que, probar que, prueba formal, refut*, contraejemplo*, teorema, lema,
  conjetura, inducción, formalmente, si y solo si, linealizab*
top.audit: robar*, robarías, hackear*, hacker*, ransom*, rescate, todos los caminos, han entrado, se han llevado,
  desfalc*, intrus*, datos de otro, suplant*, audit*, modelo de amenazas, amenazas, atac*, ataque*, vulnerab*,
  prueba de penetración, pentest, explot*, análisis de seguridad, revisión de seguridad, abuso
top.cause: sobrevive, dónde falla, a partir de qué carga, se hunde, causa raíz, causas raíz, post mortem,
  incidente*, hipótesis, por qué solo, causal*, cómo es posible
top.derive: deriva, deduc*, cota*, acotar, óptim*, equilibrio, invariant*, corrección de, complejidad, minimiz*,
  maximiz*, valor esperado, rigur*, converg*, np difícil, probabilidad*, simul*, asintót*
top.weigh: compromiso*, sopes*, consecuencia*, implicaciones, escenario*, justific*, argument*, contraargument*,
  ética, ético, decisión, decidir, dilema, contradic*, impacto, disyuntiva*, pros y contras
top.novel: novedos*, nuevo algoritmo, nuestro propio, compilador, protocolo de consenso, planificador,
  recolector de basura, sin bloqueos, sistema de tipos, estado del arte, investigación
top.think: piensa bien, paso a paso, piensa detenidamente, razona
deep: detallad*, en detalle, complet*, a fondo, exhaustiv*, profund*, precis*, casos límite, casos extremos,
  sistemátic*, minucios*
whole: enter*, todo el, toda la, todos los, todas las, código base, base de código, en todas partes,
  de extremo a extremo, desde cero, todo
multi: vari*, múltiples, módulos, archivos, servicios, equipos, cientos, miles, tablas, diferentes, distint*
bigthing: sistema, plataforma, servicio, microservicio*, monolito*, infraestructura, backend, pipeline, clúster,
  cluster, base de datos, aplicación, app, protocolo, motor, producto
dom.distributed: distribuid*, consenso, replicación, consistencia, partición, particiones, idempoten*,
  alta disponibilidad, tolerancia a fallos, multirregión, conmutación, recuperación ante desastres
dom.concurrency: concurren*, condición de carrera, condiciones de carrera, interbloqueo*, deadlock*, bloqueos,
  paralel*, simultáne*, hilos, hilo, race condition*, transaccion*
dom.security: cifr*, encript*, autentic*, autoriz*, seguridad, segur*, contraseña*, token*, inyección, certificado*
dom.data: esquema, índice*, tabla, datos, transacción, filas
dom.money: pago*, facturación, factura*, contab*, impuesto*, reembolso*, presupuesto, precio*, ingresos, fraude,
  seguro*, préstamo*, banco*, bancari*, financier*
dom.law: contrato*, cláusula*, responsabilidad, rgpd, legal*, despido, tribunal, licencia*, demanda*, jurídic*
dom.medicine: paciente*, diagnóstico, síntoma*, medicamento*, dosis, enfermedad*, tratamiento*
dom.math: integral*, matriz, autovalor*, número primo, números primos, polinomio*, sucesión, serie, límite,
  desigualdad, ecuación, ecuaciones, grafo*, espacio vectorial, grupo, función f
dom.stats: regresión, significati*, confianza, muestra, correlación, varianza, pronóstico*, estadístic*
dom.ml: modelo*, entren*, neuronal*, aprendizaje, embedding*
stakes: un céntimo, un centavo, en las cuentas, faltan tres, producción, caída*, tiempo de inactividad,
  interrupción, sin parar, pérdida de datos, perder datos, millones, retrocompatib*, compatibilidad, rollback,
  cumplimiento, normativ*, regulad*, crític*, por segundo, en vivo, sin cortes, revertir
vague: listo para, déjalo listo, algo raro, algo anda mal, raro, extraño, mejor*, listo para producción,
  haz que funcione, arréglatelas, hasta que, autónom*, sin preguntar, robust*, nadie sabe, como sea, no sé por qué
constraint: debe, deben, sin, excepto, salvo, mientras, al menos, como máximo, no puede, no podemos, pero, aunque,
  garantiz*, asegur*, mantener, manteniendo, nunca, incluso si, a pesar, respet*
why: por qué, a qué se debe, cómo es que
ifs: supon*, supong*, dado, sea, si, cada, qué pasaría
"""
