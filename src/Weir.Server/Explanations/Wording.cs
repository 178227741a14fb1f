namespace Weir.Server.Explanations;

/// <summary>In whose words a section says something.</summary>
public enum Wording
{
    /// <summary>Weir's, for people: <c>weir why</c> and a job's page.</summary>
    Weir,

    /// <summary>The original's, for its programs: the XML request for one job.</summary>
    Original,
}
