namespace Weir.Day.Inputs;

/// <summary>An agent wants a block of tracking numbers; answered by <see cref="NumbersLeased"/>.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Count">How many.</param>
public sealed record LeaseNumbers(long Id, string Machine, int Count) : Input;
