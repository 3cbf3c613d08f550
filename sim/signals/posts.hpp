// What reaches the public about companies: dated and random events, talk, and who stays silent.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// The mechanism. Today's events about companies (Rumour, Deny, Protest, Endorse) enter the journal and become
/// emissions; so does a company's first post in public (What::Rumour), and every doubling of its posts. Talks go on
/// (talk.hpp): a complaint to the chat group may be posted in public the day after. Every
/// period in which somebody whose voice counts has neither endorsed the company, nor put money into it, nor denied
/// anything. The scenario's laws for silences say who that is.
void speak_in_public(World& world, const Executor& executor);

}  // namespace rivalry
