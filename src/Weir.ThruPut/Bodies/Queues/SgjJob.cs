using Weir.Jobs;

namespace Weir.ThruPut;

/// <summary>A job of the general queue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id: <c>J</c> and seven digits.</param>
/// <param name="Owner">Its user.</param>
/// <param name="ControlCenter">The first part of its group.</param>
/// <param name="Type">The second part.</param>
/// <param name="Importance">1, the most important, to 5.</param>
/// <param name="Bucket">0 to 12.</param>
/// <param name="Ets">Estimated time to selection.</param>
public readonly record struct SgjJob(
    string Name,
    string Id,
    string Owner,
    string ControlCenter,
    string Type,
    int Importance,
    int Bucket,
    Ets Ets
);
