namespace SparkPersonalization.Streaming;

/// <summary>Passes a named place at which a fault test may end the run.</summary>
/// <param name="name">The place.</param>
internal delegate void CrashPoint(string name);
