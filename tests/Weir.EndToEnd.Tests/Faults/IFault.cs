namespace Weir.EndToEnd.Tests.Faults;

/// <summary>One kind of harm that may come to Weir while it works.</summary>
internal interface IFault
{
    /// <summary>The variable that says how many minutes of it a soak has.</summary>
    string MinutesIn => "WEIR_SOAK";

    /// <summary>Does the harm, and sets right what Weir cannot: a host that was killed runs again afterwards.</summary>
    Task HarmAsync(Night night, Random random);
}
