using System.Text.Json.Serialization;

namespace Weir.Jobs.Orders;

/// <summary>
/// What the server wants of an agent. Comes down with the server's epoch and an id, is written down before it is acted on,
/// and is acted on once however often it comes.
/// </summary>
/// <param name="Number">The job it is about.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Accept), "accept")]
[JsonDerivedType(typeof(Reject), "reject")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Skip), "skip")]
[JsonDerivedType(typeof(Rerun), "rerun")]
[JsonDerivedType(typeof(StartPlanned), "start-planned")]
[JsonDerivedType(typeof(WatchPlanned), "watch-planned")]
[JsonDerivedType(typeof(SetVariable), "set-variable")]
public abstract record Order([property: JsonRequired] TrackingNumber Number);
