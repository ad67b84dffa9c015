"""English."""

STOPWORDS = """
the a an of to and in is it that for on with as this are be at or from by not we i you my our me your can have has
do does what how why when which so but if there they them was were will would should could please need want
"""

WORDS = """
find: find, locate, spot, track it down, hunt
top.judge: chapter 11, the defence, the defense, fire sale, regulator claims, rational to, lawful, unlawful,
  enforceable, unenforceable, void, voided, sue, sued, litigat*, prosecut*, bankruptcy, insolven*, sell the company,
  arbitrate, liable, illegal, is it legal, fire him, fire her, settle or, binding, breach of contract, merge with,
  acquire, whistleblower
request: please, pls, can you, could you, would you, i need, we need, i want, i d like, we want, help me, help us,
  tell me, let s
own: our, my, we, us, ours
chat: you re the best, morning, how s it going, wish me luck, talk later, cheers, lol, for listening,
  exactly what i needed, that fixed it, that worked, works now, have a great, great weekend, awesome, you rock,
  are you a bot, happy birthday, something nice, hi, hello, hey, howdy, good morning, good evening, good afternoon,
  good night, thanks, thank you, thx, bye, goodbye, see you, how are you, joke, lifesaver, have a nice, well done,
  who are you, good job, love it
ack: yes, yep, yeah, yup, no, nope, ok, okay, sure, go ahead, do it, do that, go on, go for it, continue, proceed,
  carry on, keep going, please do, sounds good, lgtm, y, right, correct, agreed, exactly, confirmed, approved,
  try it, ship it, option, looks good, fine, got it, understood, try again, retry, next, resume, k, alright, yea
follow: doesn t work, does not work, didn t work, not working, still wrong, still broken, wrong, it, this, that,
  these, those, them, again, also, too, same, still, now, then, instead, other, rest, both, both of, there, one, so,
  and, all of, what else, as well, above, the first, the second, remaining, previous, before, already
easy.edit: in the header, instead of h1, should be, make the title, make the heading, make the font,
  update the copyright, set debug, drop the last, set the, rename*, typo*, bump, comment out, uncomment,
  change the text, change the label, change the color, change the colour, misspelled, misspelling, delete the line,
  remove the line, remove unused, unused import*, hide the, set the default, toggle, swap, move the file,
  remove the, delete the, add a comment, add a docstring, gitignore, add a newline, trailing whitespace,
  missing semicolon, add the missing, increase the, decrease the, change the title, change the default,
  update the version, update the readme, remove the console, console log, placeholder text
easy.language: make this sound, make it sound, sound less, sound more, less angry, turn these notes into, tone down,
  past tense, a question, into passive, translat*, proofread, rephras*, reword*, paraphras*, shorten, grammar,
  spelling, spell, spelled, spellcheck, polite, politer, politely, friendlier, tone, subject line, headline,
  in german, in english, in french, in spanish, into german, into english, into french, into spanish, to german,
  to french, to english, to spanish, more formal, sound better, less formal, tweet, caption, slogan, in other words,
  make this sentence, title for, name for, plural, tldr
easy.format: a bullet list, into a list, format, reformat, indent, indentation, sort, alphabetical*, convert,
  pretty print, uppercase, lowercase, capitali*, title case, camelcase, snake case, as a table, as a markdown,
  as json, into json, to json, to csv, to yaml, bullet point*, bullets, round, dedupe, deduplicate these, base64,
  comma separated, markdown table, extract the, copy out, iso 8601, to utc, in utc, minify, beautify, prettify
easy.list: list, name three, name five, name a, give me three, give me five, give me 3, give me 5, give me 10,
  examples of, an example, synonym*, enumerate, antonym*, abbreviation*, acronym*
easy.define: what is, what s, whats, what are, what does, mean, means, meaning, define, definition, stands for,
  stand for, what was, is called, called again, what do you call, remind me what, meant by
easy.lookup: population of, boiling point, currency of, who s, what port, remind me, hex for, css to,
  regex for a single, exit less, exit vim, exit nano, pronounce, http status code, status code for, author of,
  url of the, who, when was, when did, when is, when does, where is, where are, where do, where does, which,
  how many, how much, what time, what year, what day, which port, which command, which version, what command,
  what version, capital of, shortcut, syntax, cheat sheet, how old, how long, how far, how tall, how big, name of,
  do you know, what flag, which flag, which key, what key, command for, command to, the command, url of,
  default port, weather, where can i, what exit code, what status code, which file, what file, what line,
  which line, what number, what color, what colour
easy.show: show me, print, display, open the, read the, cat the, tell me the, show the, grep, look up,
  find the file, count the, count, repeat, echo, ls
easy.arith: in seconds, in minutes, in ounces, in grams, as a percentage, in hours, in cm, in feet, in binary,
  in hex, plus, minus, times, percent of, divided by, square root, convert 5, in km, in miles, celsius, fahrenheit,
  in inches, in kg, days between, days until, days from
small: fewer words, shorter, in one word, one liner, silly, just, quick, quickly, only a, simply, short, briefly,
  brief, oneliner, one line, tiny, simple, small, minor, trivial, one word, one sentence, single line, little,
  basic, easy, easily, in short, super quick, real quick, yes or no, two lines, a few words, no explanation,
  no need to, nothing else, only the, real fast, beginner
smallthing: this line, line, word, sentence, variable*, string, button, label, comment, readme, title, icon, color,
  colour, css, header, footer, paragraph, filename, link, placeholder, tooltip, padding, margin, font, emoji, date,
  constant, email, message, phrase, name, number, parameter*, argument*, import, log message, menu
med.explain: explain, explains, describe, summari*, summary, overview, understand, walk me through,
  difference between, differences, tell me about, what happens, how does, how do these, intro to, introduction,
  teach me, guide, tutorial, what the difference, best practice*, clarify, what s the difference, idea behind,
  purpose of, outline, cover letter
med.write: haiku, poem, song, replace, swap out, write, create, add, generate, make a, make me, draft, set up,
  setup, configure, script, compose, give me a, snippet, i need a, code a, put together, install, populate, stub,
  scaffold, append, insert, extend, parse, fetch, scrape, validate, validation, pagination, paginate, filter,
  dark mode, upload, download, enable
med.test: unit test*, tests for, test for, test case*, pytest, jest, add tests, write tests, test coverage, mock,
  fixture*, integration test*, parametri*
med.fix: off by one, red since, what s wrong, what is wrong, whats wrong, fix, fixes, fixing, bug, bugs, error,
  errors, broken, breaks, crash*, exception, fails, failing, failed, failure*, doesn t work, does not work,
  not working, isn t working, wrong, incorrect, typeerror, valueerror, keyerror, undefined, null pointer,
  nullpointerexception, segfault, stack trace, stacktrace, throws, cors, doesn t show, 404, 500, won t start,
  won t compile, get this error, problem with, resolve
med.howto: how do i, how can i, how to, how would i, how should i, how do you, what s the best way,
  what is the best way, way to, how do we, can i
med.compare: offer is, compare, comparison, vs, versus, pros and cons, better, recommend*, suggest*, alternatives,
  options, choose between, should i use, should we use, when should, which one, worth it, advantage*, disadvantage*,
  advice, ideas
med.calc: calculat*, comput*, solve, estimate*, percentage, average, in total, how much does, how many more,
  altogether, per hour, per day, per week, per month, interest
codething: function, functions, method, class, endpoint, query, regex, component, dockerfile, makefile, bash, loop,
  cli, hook, decorator, api, sql, button that, form, config, workflow, github action*, cron, cronjob, route,
  template, page, blog post, letter, essay, article, powershell, html, excel, formula, yaml, terraform, ansible,
  nginx, helm
hard.build: bulk editing, bulk edit, saved filters, filters which, should support, undo, subscriptions,
  subscription management, booking system, appointment system, inventory, bot that, tracer, engine with,
  with notifications, with permissions, accessible, wcag, gdpr, multiplayer, build a, build an, build me, build our,
  login with, sign in with, pay with, import from, multi tenancy, multitenancy, app that, tool for, offline mode,
  implement*, building, develop, integrat*, feature, add support, support for, sso, multi tenant, multitenant,
  real time, realtime, oauth, websocket*, full text rate limit*, offline, sync, plugin system, undo redo,
  import export, notification*, payments, role based, webhook*, audit log*, search, dashboard, wire up,
  recommendation engine, state machine, background job*, retry, retries, caching, event sourc*, feature flag*, i18n,
  authentication, authori*, login flow, permission*
hard.refactor: split up, be split, to be split, should be one, one should be enough, pull that into,
  dedupe the code, 3 http clients, god class, break the, consolidate, sensible pieces, homemade, port to, port the,
  port our, port this, porting, refactor*, restructur*, decoupl*, rewrite, rewriting, rework, moderni*, untangle,
  reorgani*, overhaul, break up, break down the, break apart, separate, consolidat*, replace our,
  dependency injection, clean architecture, convert the codebase, deprecat*, strangle*, legacy, technical debt,
  spaghetti, circular import*, tidy
hard.migrate: migrat*, upgrade, upgrading, move from, moving from, move our, move us, moving to, switch from,
  switch our, transition, cut over, cutover, backfill, replatform, phase out, swap out our, roll out, rollout,
  decommission*
hard.optimise: must be under, too slow, takes ages, takes hours, nightly job takes, optimise*, optimize*,
  optimising, optimizing, optimisation*, optimization*, get it under, cut it in half, cold start, speed up, faster,
  slow, slower, slowness, reduce latency, reduce memory, reduce the memory, bottleneck*, performance, leak, leaks,
  leaking, memory leak*, tune, tuning, takes forever, too long, cut costs, reduce cost*, throughput, latency, p99,
  p95, eats memory, memory usage, oom, cpu at, 100 cpu, scal*, high cpu, n 1, cost reduction
hard.investigate: stop guessing, work out what, work out why, debug*, investigat*, diagnos*, troubleshoot*,
  find out why, figure out why, track down, hunt down, get to the bottom, dig into, what is causing, what s causing,
  what causes, find the cause, locate the bug, reproduce, where would you look, going on, narrow down, bisect,
  find the bug, find the race, find the leak, what is happening
hard.flaky: nothing works, since the update, now and then, once in a while, users can t, customers can t,
  users report, customers report, customers complain, only at night, skips, does not converge, never converge,
  oscillat*, drains, from time to time, every few hours, charged twice, sent twice, billed twice, not all,
  not always, someone else s, data corruption, diverge*, disagree, get lost, events lost, loses, intermittent*,
  flak*, sometimes, randomly, random, sporadic*, occasionally, only under, only in production, only in prod,
  only when, only after, under load, heavy traffic, high load, can t reproduce, cannot reproduce, heisenbug, hang,
  hangs, hanging, stuck, once a week, once a day, twice a day, every few, freezes, freeze, out of nowhere,
  out of order, disappear*, duplicated, corrupt*, inconsistent, stale, works locally, works on my machine,
  since the deploy, since last, since tuesday, since monday, after the upgrade, stall*, drift*, never in between,
  in ci only, nothing was, nothing changed, no errors, double charg*, wedge*, time out, times out, timeouts
hard.design: design, designing, redesign*, architect*, plan for, plan to, plan the, planning, strategy, strategies,
  roadmap, propose, proposal, come up with a plan, blueprint, rfc, adr, data model, domain model, schema for,
  topology, lay out, boundary, boundaries, bounded context*, where should we, how should we, capacity planning,
  system design, plan out, migration plan, rollout plan, business plan, business model, concept for, playbook,
  runbook, come up with
hard.review: review, reviews, evaluat*, assess, assessment*, critique, analy*, examine, scrutini*, inspect,
  interpret, what could go wrong, what can go wrong, what s missing, what would break, blind spot*, weaknesses,
  risks, code smell*, holes, poke holes, gaps, impact of, benchmark, measure, verify, validate the
top.prove: show it is, show that it, show there, or show, loopholes, show why, this proof, counter example,
  prove it, be decided, decidab*, prove, proves, proof, proofs, proving, disprove, refute, show that, theorem,
  lemma, counterexample*, conjecture, formally, formal, axiom*, induction, contradiction, if and only if,
  necessary and sufficient, provably, provable, tla, coq, lean 4, isabelle, alloy, model check*, refinement,
  soundness, completeness, linearizab*, serializab*, well founded, safety property, liveness, decidable,
  undecidable, irrational
top.audit: break our, escape, launder money, worm, malware, misled, steal, rob, break in, breaking in, broke in,
  hacker*, hack, hacked, get into, ransom*, gameable, cheat, was in our network, every path, every query path,
  all paths, each other s data, read each other, who touched, embezzl*, collusion, leaked, intruder*, insider*,
  what did they take, double spend*, reentrancy, launder*, audit, audits, auditing, threat model*,
  penetration test*, pentest*, vulnerabilit*, vulnerable, exploit*, attacker*, adversar*, security review,
  security assessment, security analysis, attack surface, attack vector*, side channel*, timing attack*, zero trust,
  abuse, malicious, hardening, backdoor*, forensic*, incident response, bypass, escalation, compromise*, attack*,
  red team, supply chain, cve, exfiltrat*, leaked key*
top.cause: survives the evidence, which of the hypotheses, flaw in, where s the flaw, what can we still claim,
  oscillate, contradictory, explain all, only at night, can that be, who is to blame, in which order,
  where does the, where did, explains all, differential diagnosis, what explains, why did the, be trusted,
  trust this, contradicts, root cause*, rootcause, post mortem, postmortem, explain why, why only, work out why,
  causal*, hypothes*, account for, what would explain, reconstruct, why would, why exactly, conclusively,
  explain how it is possible, how is that possible, how can that be, how is this possible, reason about,
  from the evidence, ruled out, rule out, smoking gun
top.derive: expected time, optimal stopping, nash, equilibria, formalise, formalize, self sustaining,
  identification strategy, best responses, surjection*, absorption, regret, update equations, diverge,
  find all functions, for which load, integral of, rigorously, threshold, price it, valuation of, solve the,
  compute the equilibrium, heat equation, better than o, derive, derivation, bound, bounds, lower bound,
  upper bound, tight, optimal, optimality, optimum, equilibrium, from first principles, first principles, rigor*,
  invariant*, correctness, np hard, np complete, approximation ratio, approximation algorithm, closed form,
  asymptotic*, worst case, competitive ratio, game theor*, mechanism design, incentive compatible, bayesian,
  posterior, prior*, markov, stochastic, martingale, lagrang*, convex*, dynamic programming, linear programming,
  integer programming, complexity of, time complexity, impossib*, minimi*, maximi*, recurrence, fixed point,
  stationary, converge*, differential equation*, steady state, never recover, metastable, simulat*, queueing,
  poisson, monte carlo, identif*, sensitivity analysis, information theoretic, entropy, generali*, subject to,
  expected value, expected number
top.weigh: trade off*, tradeoff*, weigh, justify, defend, argue, argument*, second order, consequences,
  implications, failure mode*, failure scenario*, scenarios, decide whether, decision, recommendation with,
  under uncertainty, counterargument*, steelman, nuance*, ethic*, moral*, game out, devil s advocate, make the case,
  build or buy, build vs buy, reconcile, contradictory, conflicting, competing, dilemma, philosoph*, convince,
  whether or not, what would have to be true
top.novel: voting protocol, verifiable, coercion resistant, collision resistant, linearizable, our own protocol,
  our own consensus, our own database, novel, invent, new algorithm, new protocol, research, state of the art,
  open problem, own protocol, own consensus, lock free, lockfree, wait free, crdt*, byzantine, zero knowledge,
  homomorphic, type system, type inference, compiler, garbage collector, optimizer, query planner, scheduler,
  allocator, consensus protocol, consensus algorithm, own database, storage engine, interpreter, operating system,
  hypervisor, solver, jit, memory model
top.think: think hard, think deeply, think carefully, think harder, ultrathink, think step by step, step by step,
  reason through, reason carefully, think through, think about this, be rigorous, deep dive, take your time
deep: thorough*, detailed, in detail, comprehensive, exhaustive*, in depth, deep, deeply, edge cases, corner cases,
  complete, full, systematic*, precise, precisely, exactly, carefully, meticulous*, nothing missed, every single,
  all possible, every case, quantif*, with numbers, cite, sources, evidence
whole: entire, whole, codebase, code base, across the, across all, across our, everywhere, end to end, monorepo,
  from scratch, everything, company wide, all our, all of our, all services, every service, all modules,
  every module, all files, all the files, whole repo, the repo, repository, all endpoints, every endpoint,
  all tables, all teams, fleet, all clients, organisation wide, organization wide, all components, whole project,
  all customers, each service, ground up
multi: several files, many files, multiple files, files in, several, multiple, modules, services, teams, regions,
  tenants, repos, packages, endpoints, tables, nodes, shards, replicas, both sides, frontend and backend,
  cross team, third party, dozens, hundreds, hundred, thousands, thousand
bigthing: system, platform, service, microservice*, monolith*, infrastructure, backend, pipeline*, cluster*,
  database*, protocol, engine, framework, application, app, architecture, module, data warehouse, warehouse, queue,
  kafka, kubernetes, k8s, api gateway, gateway, marketplace, saas, product, stack, data center, datacenter, cloud,
  erp, crm, layer, process
dom.distributed: data centers, data centres, two of them lie, between clouds, gossip, distributed, consensus,
  replication, replica, consistency, sharding, shard*, partition*, exactly once, idempoten*, quorum, raft, paxos,
  split brain, multi region, eventual consistency, eventually consistent, two phase commit, saga, leader election,
  failover, vector clock*, lamport, cap theorem, outbox, at least once, clock skew, lease, leases, fencing,
  causal consistency, cdc, active active, high availability, disaster recovery, fault toleran*, backpressure,
  rebalanc*
dom.concurrency: multithread*, multi threaded, race condition*, race, races, deadlock*, livelock*, concurren*,
  mutex*, thread safe*, threads, thread, threading, locking, lock, atomic*, memory ordering, memory barrier,
  happens before, semaphore*, goroutine*, async, isolation level*, starvation, contention, double free,
  use after free, event loop, parallel*, simultaneous*, interleav*, transaction isolation, write skew
dom.security: auth, oauth, oidc, saml, jwt, encrypt*, decrypt*, injection, xss, csrf, ssrf, privilege*,
  key rotation, secrets, rbac, tenant isolation, credential*, token*, session*, crypto*, tls, mtls, certificate*,
  sandbox*, password*, security, secure, hsm, hmac, nonce, signing, signature*, sso, tenant
dom.data: schema, transaction*, index, indexes, foreign key*, postgres*, mysql, mongo*, oracle, dynamodb, redis,
  table, tables, rows, column, etl, dataset*, data, clickhouse, elasticsearch, snowflake, bigquery, spark, dbt,
  join, joins, lakehouse
dom.money: payment*, billing, ledger*, invoice*, refund*, tax*, portfolio*, pricing, revenue, budget*, accounting,
  fraud, trading, double entry, reconcil*, insurance, loan*, mortgage, valuation, hedge, option pricing, bank*,
  checkout, chargeback*, financ*
dom.law: contract, clause*, liabilit*, legal*, lawsuit, plaintiff, defendant, jurisdiction*, court, copyright,
  patent*, licens*, statute*, negligen*, tort, indemnit*, merger, acquisition, employment law, tenant law, breach,
  sued, sues
dom.medicine: patient*, diagnosis, symptom*, drug*, dose, dosage, clinical, treatment*, year old man,
  year old woman, year old, mg, blood, disease*, cancer, surgery, chronic
dom.math: abelian, group of order, permutation*, bijection*, adjacent, convertible, integral*, eigenvalue*, matrix,
  matrices, polynomial*, prime, primes, manifold, topolog*, probabilit*, expectation, vector space, ring, field,
  group theory, homomorphism, graph, sequence, series, limit, continuous, differentiable, inequality, combinator*,
  modulo, congruen*, geometry, triangle, equation*, algebra*, calculus, random variable*, coin, dice, function f,
  integers, real numbers, sqrt, subgroup, isomorph*, bijection, injective, surjective, kernel of, velocity,
  momentum, electron*, quantum, thermodynamic*
dom.stats: regression, p value*, confidence interval*, a b test*, ab test*, statistical*, significan*, variance,
  standard deviation, sample size, correlation, confound*, time series, forecast*, anova, bias, selection bias,
  survivorship, instrumental variable*, cohort, churn
dom.ml: neural, train, training, fine tun*, finetun*, gradient*, loss, transformer*, embedding*, llm*, model,
  models, inference, overfitting, classifier, reinforcement learning, rlhf, gpu, gpus, cuda, pytorch, tensorflow,
  attention, diffusion, hyperparameter*
dom.low: kernel, assembly, cache line*, simd, interrupt*, driver, firmware, bare metal, page fault*, tcp, packet*,
  syscall*, ebpf, numa, fpga, bytecode, llvm, linker, wasm, register*, file descriptor*, heap, stack overflow,
  memory
stakes: production must not stop, in one weekend, patient records, banks, verify every, disagree about, lose one,
  loses data, nuclear, refinery, hospital*, clinic*, while it runs, while running, in flight, icu, years back,
  safety, a cent, single cent, no cent, missing money, in the books, the books, production, prod, downtime,
  zero downtime, rollback, roll back, outage, data loss, losing data, lose data, regulator*, million, millions,
  billion, billions, compliance, compliant, gdpr, hipaa, soc2, soc 2, pci, pci dss, backward compatib*,
  backwards compatib*, sla, slo, slos, mission critical, safety critical, critical, live traffic, live,
  without interruption, must not lose, terabyte*, petabyte*, tb, rps, qps, requests per second, req s, audit trail,
  sev1, on call, irreversib*, lawyers, board, ceo, investors, at scale, large scale, highly available, audited,
  black friday, enterprise, rto, rpo, per second, retroactiv*
vague: something is off, something s off, something off, weird, strange, odd, feels off, doesn t feel right,
  not right, production ready, make it better, improve, improving, improvement*, clean up, cleanup,
  whatever it takes, make it work, figure out, figure it out, until it passes, until all, until green, green again,
  keep trying, keep going until, on your own, autonomous*, without asking, don t ask, no questions, robust*,
  find a way, sort it out, take over, take care of, get it working, get this working, end result,
  make sure everything, mess, best possible, nobody knows, no idea why, nobody understands, overnight, do whatever,
  what would you change, what should we do, enterprise grade
constraint: must, without, unless, except, while, at most, at least, cannot, can t, no more than, but, although,
  though, preserv*, keep, keeping, never, guarantee*, ensure, make sure, within, under, even if, even when,
  whenever, so that, given that, assuming, despite, respect, only if, not allowed, however, rather than,
  at the same time, still, limited to, budget, deadline, strict*
why: why, how come, reason for, reasons, what makes
ifs: what if, suppose, assume, let, given, consider, imagine, whether, if, each, remaining, twice, half, every,
  third, statement, following
"""
