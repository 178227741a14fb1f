using Weir.Jobs;

namespace Weir.ThruPut;

/// <summary>A job of the production queue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id: <c>J</c> and seven digits.</param>
/// <param name="Owner">Its user.</param>
/// <param name="Group">Its group.</param>
/// <param name="Importance">1, the most important, to 5.</param>
/// <param name="Bucket">0 to 12.</param>
/// <param name="Ets">Estimated time to selection.</param>
public readonly record struct SpjJob(string Name, string Id, string Owner, string Group, int Importance, int Bucket, Ets Ets);
