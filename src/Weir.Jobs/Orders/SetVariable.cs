using System.Text.Json.Serialization;

namespace Weir.Jobs.Orders;

/// <summary>
/// Write a text into a job variable, as the user of the job and with that user's rights: who that is the machine's own record says.
/// </summary>
/// <param name="Number">The job.</param>
/// <param name="Variable">The variable's name, as the job's user would write it.</param>
/// <param name="Text">What to write.</param>
/// <param name="By">Who, and from where.</param>
public sealed record SetVariable(
    TrackingNumber Number,
    [property: JsonRequired] string Variable,
    [property: JsonRequired] string Text,
    [property: JsonRequired] string By
) : Order(Number);
