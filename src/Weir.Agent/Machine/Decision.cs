using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>What was decided about a job: first the row and the facts are written, then the effects are done, in their order.</summary>
/// <param name="Row">Its row from now on.</param>
/// <param name="Memory">What is to be remembered.</param>
/// <param name="Facts">What the server is to learn.</param>
/// <param name="Effects">What is to be done.</param>
internal sealed record Decision(JournalJob Row, JobMemory Memory, IReadOnlyList<Fact> Facts, IReadOnlyList<JobEffect> Effects);
