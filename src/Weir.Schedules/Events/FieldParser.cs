using System.Diagnostics.CodeAnalysis;

namespace Weir.Schedules.Events;

/// <summary>Reads a field of an event, or says no.</summary>
internal delegate bool FieldParser<T>(string? text, [MaybeNullWhen(false)] out T value);
